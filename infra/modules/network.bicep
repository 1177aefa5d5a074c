// A small network of their own: the bot goes out through one subnet, the database has its door in the other.

@description('What all names begin with.')
param name string

@description('Where it lies.')
param location string

@description('What it is marked with.')
param tags object

resource network 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.71.3.0/25']
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.71.3.0/26'
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'doors'
        properties: {
          addressPrefix: '10.71.3.64/26'
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.postgres.database.azure.com'
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: network.name
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

@description('Through which the bot goes out.')
output appSubnetId string = '${network.id}/subnets/app'

@description('In which the database has its door.')
output doorsSubnetId string = '${network.id}/subnets/doors'

@description('Where the door\'s address is looked up.')
output databaseZoneId string = zone.id
