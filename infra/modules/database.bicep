// PostgreSQL without passwords: Entra signs everybody in, and the bot has one role in one database (role.sql).

@description('What all names begin with.')
param name string

@description('Where it is kept.')
param location string

@description('The size of the server.')
param sku string

@description('The family that the size belongs to.')
param tier string

@description('Whether a second server stands ready.')
param standby string

@description('For how many days it can be put back.')
param backupDays int

@description('Keep a copy of the backups in the paired region.')
param backupsElsewhere bool

@description('The Entra group that looks after it: its object id.')
param adminsId string

@description('The same group by its name.')
param adminsName string

@description('One address that may reach it from outside; empty: nobody.')
param openTo string

@description('The subnet of its door.')
param subnetId string

@description('The zone where the door is looked up.')
param zoneId string

@description('Where its logs go.')
param workspaceId string

@description('What it is marked with.')
param tags object

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: 'psql-${name}-${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  sku: {
    name: sku
    tier: tier
  }
  properties: {
    version: '17'
    createMode: 'Default'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: backupsElsewhere ? 'Enabled' : 'Disabled'
    }
    highAvailability: {
      mode: standby
    }
    maintenanceWindow: {
      customWindow: 'Enabled'
      dayOfWeek: 0 // Sunday night: no leadership group meets then
      startHour: 2
      startMinute: 0
    }
    network: {
      publicNetworkAccess: empty(openTo) ? 'Disabled' : 'Enabled'
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: 'bot'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

resource admins 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: server
  name: adminsId
  properties: {
    principalName: adminsName
    principalType: 'Group'
    tenantId: tenant().tenantId
  }
  dependsOn: [database] // the server does one thing at a time
}

resource opening 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01' = if (!empty(openTo)) {
  parent: server
  name: 'while-installing'
  properties: {
    startIpAddress: openTo
    endIpAddress: openTo
  }
  dependsOn: [admins]
}

resource door 'Microsoft.Network/privateEndpoints@2025-07-01' = {
  name: 'pep-${server.name}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'postgresql'
        properties: {
          privateLinkServiceId: server.id
          groupIds: ['postgresqlServer']
        }
      }
    ]
  }
  dependsOn: [admins]
}

resource address 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-07-01' = {
  parent: door
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'postgresql'
        properties: {
          privateDnsZoneId: zoneId
        }
      }
    ]
  }
}

resource told 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: server
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'PostgreSQLLogs'
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

@description('The server, for its alerts.')
output serverId string = server.id

@description('Where it is reached.')
output host string = server.properties.fullyQualifiedDomainName

@description('What the bot\'s database is called.')
output database string = database.name
