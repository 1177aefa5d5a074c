// A place to try things in: small, one machine, nothing kept for long.
using 'main.bicep'

param name = 'motesbot-test'
param displayName = 'Mötesbot (test)'
param appSku = 'B1'
param replicas = 1
param databaseSku = 'Standard_B1ms'
param databaseTier = 'Burstable'
param backupDays = 7
param logDays = 30
param databaseAdminsId = readEnvironmentVariable('DATABASE_ADMINS_ID')
param databaseAdminsName = readEnvironmentVariable('DATABASE_ADMINS_NAME')
param openDatabaseTo = readEnvironmentVariable('OPEN_DATABASE_TO', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param tags = {
  system: 'motesbot'
  environment: 'test'
}
