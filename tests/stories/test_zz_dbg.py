from tests.stories.test_bad_input_presses import *
@sqlite_only
async def test_dbg(group):
    ours = await ids_of(group, chair=KARIN, secretary=JOHAN, place=group.channel)
    propose, publish, save = (ours.presses()[verb] for verb in ("agenda.propose", "minutes.publish", "setup.save"))
    for minutes in ("0", "-5", "481", "9" * 5_000, "1e3", "NaN", "tio"):
        r=await press_raw(group, JOHAN, "agenda.propose", {**propose, "minutes": minutes}); print(minutes[:10], r.status, r.status==200 and word(r))
    for day in ("i morgon", "2026-02-30", "20261-01-01"):
        r=await press_raw(group, JOHAN, "minutes.publish", {**publish, "day": day}); print(day, r.status, r.body["value"])
    for zone in ("Mars/Olympus", "../../etc/passwd", "/etc", "Europe"):
        r=await press_raw(group, JOHAN, "setup.save", {**save, "time_zone": zone}); print(zone, r.status, r.status==200 and r.body["value"])
    assert 0
