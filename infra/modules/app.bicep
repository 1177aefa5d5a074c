// The machines that run the bot: App Service on Linux, from the project's own files and no registry of images.

@description('What all names begin with.')
param name string

@description('Where they stand.')
param location string

@description('The size of each.')
param sku string

@description('How many there are.')
param replicas int

@description('Spread them over the zones of the region.')
param zoneRedundant bool

@description('Who the bot is.')
param identityId string

@description('The same, as a client: the bot\'s app id.')
param clientId string

@description('The same, as one who is given a role.')
param principalId string

@description('Whose people the bot answers.')
param allowedTenants string

@description('Where the database is; whoever signs in there is named, and no password.')
param databaseUrl string

@description('Further settings of the bot, by name: docs/settings.md.')
param settings object

@description('Through which the bot goes out.')
param subnetId string

@description('Where its logs go.')
param workspaceId string

@description('What it is marked with.')
param tags object

var appName = 'app-${name}-${uniqueString(resourceGroup().id)}'
var publishesMetrics = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher
)

var own = [
  {
    name: 'MicrosoftAppId'
    value: clientId
  }
  {
    name: 'MicrosoftAppType'
    value: 'UserAssignedMSI'
  }
  {
    name: 'MicrosoftAppTenantId'
    value: tenant().tenantId
  }
  {
    name: 'ALLOWED_TENANTS'
    value: allowedTenants
  }
  {
    name: 'DATABASE_URL'
    value: databaseUrl
  }
  {
    name: 'DATABASE_AUTH'
    value: 'entra'
  }
  {
    name: 'AZURE_METRICS_URL'
    value: 'https://${location}.monitoring.azure.com${resourceId('Microsoft.Web/sites', appName)}/metrics'
  }
  {
    name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
    value: 'true' // the platform installs requirements.txt
  }
  {
    name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT'
    value: '60' // DRAIN_SECONDS, then turns, then letters: 46 seconds at most
  }
]

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'asp-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: replicas
  }
  properties: {
    reserved: true // Linux
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false // any replica takes any turn
    virtualNetworkSubnetId: subnetId
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11' // what the tests run on
      appCommandLine: 'python -m bot migrate && exec python -m bot serve'
      alwaysOn: true
      healthCheckPath: '/readyz'
      vnetRouteAllEnabled: false // to the database through the network; to Teams and the login as ever
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      appSettings: concat(own, map(items(settings), further => { name: further.key, value: further.value }))
    }
  }
}

resource noPasswordToDeploy 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noPasswordToCopy 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

// The only role that the bot has in Azure: to tell figures about itself, so that somebody can be woken by them.
resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: app
  name: guid(app.id, principalId, publishesMetrics)
  properties: {
    roleDefinitionId: publishesMetrics
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource told 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs' // the bot's own events
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
      {
        category: 'AppServiceAuditLogs' // who signed in to deploy
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('The app, for its alerts.')
output id string = app.id

@description('The app, to deploy to.')
output name string = app.name

@description('Where the bot answers.')
output host string = app.properties.defaultHostName
