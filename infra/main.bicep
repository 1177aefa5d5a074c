// Everything that the bot needs in Azure, in one resource group. One module per thing that costs money.
targetScope = 'resourceGroup'

@description('What all names begin with; 3 to 20 small letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string

@description('Where everything is kept and run.')
param location string = 'swedencentral'

@description('Where the Bot Service keeps what it knows of the bot: westeurope is inside the EU data boundary.')
param botLocation string = 'westeurope'

@description('What people read in the Azure portal about the bot.')
param displayName string = 'Mötesbot'

@description('The size of the machines that run the bot.')
param appSku string

@description('How many machines run the bot, side by side.')
@minValue(1)
@maxValue(5)
param replicas int

@description('Spread the machines over the zones of the region; needs two machines or more.')
param zoneRedundant bool = false

@description('The size of the database server.')
param databaseSku string

@description('The family that databaseSku belongs to.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string

@description('A second database server that takes over when the first one fails; not to be had with Burstable.')
@allowed(['Disabled', 'SameZone', 'ZoneRedundant'])
param databaseStandby string = 'Disabled'

@description('For how many days the database can be put back to any moment.')
@minValue(7)
@maxValue(35)
param backupDays int

@description('Keep a copy of the backups in the paired region.')
param backupsElsewhere bool = false

@description('The Entra group whose members look after the database: its object id.')
param databaseAdminsId string

@description('The same group by its name, which is also its user name in the database.')
param databaseAdminsName string

@description('One address that may reach the database from outside while the bot\'s role is made; empty: nobody.')
param openDatabaseTo string = ''

@description('For how many days the logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int

@description('Who is written to when something is wrong.')
param alertEmail string

@description('Whose people the bot answers; the tenant that it is deployed in unless others are named, by commas.')
param allowedTenants string = tenant().tenantId

@description('Further settings of the bot, by name (docs/settings.md): what is set in the portal lasts only until the next deployment.')
param settings object = {}

@description('What everything is marked with.')
param tags object = {}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
    days: logDays
    tags: tags
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    sku: databaseSku
    tier: databaseTier
    standby: databaseStandby
    backupDays: backupDays
    backupsElsewhere: backupsElsewhere
    adminsId: databaseAdminsId
    adminsName: databaseAdminsName
    openTo: openDatabaseTo
    subnetId: network.outputs.doorsSubnetId
    zoneId: network.outputs.databaseZoneId
    workspaceId: logs.outputs.workspaceId
    tags: tags
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    sku: appSku
    replicas: replicas
    zoneRedundant: zoneRedundant
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    principalId: identity.outputs.principalId
    allowedTenants: allowedTenants
    databaseUrl: 'postgresql://${identity.outputs.name}@${database.outputs.host}/${database.outputs.database}'
    settings: settings
    subnetId: network.outputs.appSubnetId
    workspaceId: logs.outputs.workspaceId
    tags: tags
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    location: botLocation
    displayName: displayName
    endpoint: 'https://${app.outputs.host}/api/messages'
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    workspaceId: logs.outputs.workspaceId
    tags: tags
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    email: alertEmail
    appId: app.outputs.id
    databaseServerId: database.outputs.serverId
    tags: tags
  }
}

@description('The bot\'s id: MicrosoftAppId, and --bot-id when the Teams package is made.')
output botId string = identity.outputs.clientId

@description('The identity\'s name: its user name in the database, for role.sql.')
output identityName string = identity.outputs.name

@description('Where the bot answers: --domain when the Teams package is made.')
output domain string = app.outputs.host

@description('The app to deploy the code to.')
output appName string = app.outputs.name

@description('Where the database is reached.')
output databaseHost string = database.outputs.host
