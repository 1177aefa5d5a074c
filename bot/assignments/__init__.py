"""Who promised what, and a gentle word every week."""
