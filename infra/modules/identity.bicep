// Who the bot is: towards Teams, the database and Azure Monitor. It has no password, so there is none to leak or renew.

@description('What all names begin with.')
param name string

@description('Where it is kept.')
param location string

@description('What it is marked with.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

@description('The identity, for whom it is lent to.')
output id string = identity.id

@description('Its name: the user name in the database.')
output name string = identity.name

@description('Its id as a client: the bot\'s app id.')
output clientId string = identity.properties.clientId

@description('Its id as one who is given a role.')
output principalId string = identity.properties.principalId
