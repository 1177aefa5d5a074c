// What the groups use: two machines in two zones, five weeks of backups. For a database that survives the loss of
// a zone too: databaseTier 'GeneralPurpose', databaseSku 'Standard_D2ds_v5', databaseStandby 'ZoneRedundant'.
using 'main.bicep'

param name = 'motesbot'
param appSku = 'P0v3'
param replicas = 2
param zoneRedundant = true
param databaseSku = 'Standard_B2s'
param databaseTier = 'Burstable'
param backupDays = 35
param backupsElsewhere = false
param logDays = 90
param databaseAdminsId = readEnvironmentVariable('DATABASE_ADMINS_ID')
param databaseAdminsName = readEnvironmentVariable('DATABASE_ADMINS_NAME')
param openDatabaseTo = readEnvironmentVariable('OPEN_DATABASE_TO', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param tags = {
  system: 'motesbot'
  environment: 'prod'
}
