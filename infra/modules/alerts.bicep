// Who is written to, and when: the bot is not ready, letters go astray or are late, something fails, the database fills
// up. infra/prometheus/alerts.yaml says the same to Prometheus.

@description('What all names begin with.')
param name string

@description('Where the group of those who are written to is kept.')
param location string

@description('Who is written to.')
param email string

@description('The app that is watched.')
param appId string

@description('The database server that is watched.')
param databaseServerId string

@description('What they are marked with.')
param tags object

var own = 'Ledningsgruppsbot'

var watches = [
  {
    name: 'not-ready'
    about: 'A replica is not ready: its database is away or lacks a migration. Ask /readyz, then python -m bot doctor.'
    scope: appId
    metricNamespace: 'Microsoft.Web/sites'
    metricName: 'HealthCheckStatus'
    operator: 'LessThan'
    threshold: 100
    aggregation: 'Average'
    window: 'PT5M'
    severity: 1
  }
  {
    name: 'no-answer'
    about: 'Teams got errors instead of answers.'
    scope: appId
    metricNamespace: 'Microsoft.Web/sites'
    metricName: 'Http5xx'
    operator: 'GreaterThan'
    threshold: 5
    aggregation: 'Total'
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'errors'
    about: 'The bot logged errors. Look in AppServiceConsoleLogs for "level": "error".'
    scope: appId
    metricNamespace: own
    metricName: 'Errors'
    operator: 'GreaterThan'
    threshold: 0
    aggregation: 'Total'
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'letters-astray'
    about: 'Letters became unknown or undeliverable. python -m bot doctor lists them and says what to do.'
    scope: appId
    metricNamespace: own
    metricName: 'LettersAstray'
    operator: 'GreaterThan'
    threshold: 0
    aggregation: 'Maximum'
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'letters-late'
    about: 'A letter has waited for more than 15 minutes. python -m bot doctor, then letter.put_off in the log.'
    scope: appId
    metricNamespace: own
    metricName: 'LettersLate'
    operator: 'GreaterThan'
    threshold: 900
    aggregation: 'Maximum'
    window: 'PT5M'
    severity: 1
  }
  {
    name: 'clock-late'
    about: 'A job of the clock is more than 15 minutes late: reminders may not come. clock.tick_failed in the log.'
    scope: appId
    metricNamespace: own
    metricName: 'ClockLate'
    operator: 'GreaterThan'
    threshold: 900
    aggregation: 'Maximum'
    window: 'PT5M'
    severity: 1
  }
  {
    name: 'database-full'
    about: 'Four fifths of the database server\'s disk are used.'
    scope: databaseServerId
    metricNamespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metricName: 'storage_percent'
    operator: 'GreaterThan'
    threshold: 80
    aggregation: 'Maximum'
    window: 'PT1H'
    severity: 2
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: location
  tags: tags
  properties: {
    groupShortName: 'motesbot'
    enabled: true
    emailReceivers: [
      {
        name: 'drift'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for watch in watches: {
    name: 'alert-${name}-${watch.name}'
    location: 'global'
    tags: tags
    properties: {
      description: watch.about
      enabled: true
      severity: watch.severity
      scopes: [watch.scope]
      evaluationFrequency: 'PT5M'
      windowSize: watch.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: watch.name
            metricNamespace: watch.metricNamespace
            metricName: watch.metricName
            operator: watch.operator
            threshold: watch.threshold
            timeAggregation: watch.aggregation
            skipMetricValidation: watch.metricNamespace == own // known to Azure only once the bot has told some
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]
