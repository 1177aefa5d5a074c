// Where the logs of all the others are kept and asked. Read through Entra roles alone.

@description('What all names begin with.')
param name string

@description('Where they are kept.')
param location string

@description('For how many days.')
param days int

@description('What it is marked with.')
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: days
    workspaceCapping: {
      dailyQuotaGb: 1 // a loop that logs must not become a bill
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

@description('Where diagnostic settings send to.')
output workspaceId string = workspace.id
