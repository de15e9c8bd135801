using Npgsql;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Names the spans of SQL statements by their operation. By default, all spans have the name of the database.</summary>
static class DatabaseTracing
{
    public static void Configure(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandSpanNameProvider(command => QuerySummary.Of(command.CommandText))
        .ConfigureBatchSpanNameProvider(QuerySummary.Of)
        .ConfigureCommandEnrichmentCallback((activity, command) => activity.SetTag(QuerySummary.Attribute, QuerySummary.Of(command.CommandText)))
        .ConfigureBatchEnrichmentCallback((activity, batch) => activity.SetTag(QuerySummary.Attribute, QuerySummary.Of(batch)))
        .EnableFirstResponseEvent(false);
}
