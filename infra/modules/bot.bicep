// The bot as Microsoft's Bot Service knows it, and its way into Teams.

@description('What all names begin with.')
param name string

@description('Where the Bot Service keeps it.')
param location string

@description('What people read about it in the portal.')
param displayName string

@description('Where Teams sends what people say.')
param endpoint string

@description('Who the bot is.')
param identityId string

@description('The same, as a client: the bot\'s app id.')
param clientId string

@description('Where its logs go.')
param workspaceId string

@description('What it is marked with.')
param tags object

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${name}'
  location: location
  tags: tags
  kind: 'azurebot'
  sku: {
    name: 'F0' // Teams is one of the channels that cost nothing
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
    isStreamingSupported: false
    publicNetworkAccess: 'Enabled' // Teams comes from outside
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: location
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
      acceptedTerms: true
    }
  }
}

resource told 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: bot
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'BotRequest'
        enabled: true
      }
    ]
  }
}
