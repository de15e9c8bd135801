using System.Diagnostics.Metrics;
using Dapper;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Measures the service's outbox: the number of messages, the age of the oldest, and the number that cannot be published.</summary>
sealed class OutboxGauges : PolledGauges
{
    readonly NpgsqlDataSource database;
    readonly Schema schema;
    (long Count, double Age, long SetAside)? pending;

    public OutboxGauges(NpgsqlDataSource database, Schema schema, IMeterFactory meters, MigrationService migrations, ILogger<OutboxGauges> logger) : base(meters, migrations, logger)
    {
        (this.database, this.schema) = (database, schema);
        AddGauge("evolution.outbox.messages", "{message}", "Messages in the outbox that the broker has not confirmed yet.", () => Measure(pending?.Count));
        AddGauge("evolution.outbox.oldest_age", "s", "The age of the oldest message in the outbox.", () => Measure(pending?.Age));
        AddGauge("evolution.outbox.set_aside", "{message}", "Messages in the outbox that cannot be published, such as those of an unknown type, and are retried with backoff.", () => Measure(pending?.SetAside));
    }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        pending = await connection.QuerySingleAsync<(long, double, long)>(new CommandDefinition(
            $"SELECT count(*), COALESCE(extract(epoch FROM now() - min(stored_at)), 0)::float8, count(retry_at) FROM {schema.Name}.outbox", cancellationToken: cancellationToken));
    }

    protected override void Clear() => pending = null;
}
