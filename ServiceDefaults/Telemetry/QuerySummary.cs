using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>
/// Summarizes an SQL statement, such as <c>SELECT inventory.stock</c>, for the attribute <c>db.query.summary</c> and the name of its span
/// (OpenTelemetry, semantic conventions for database client spans). Tables are recognized by their schema name, which every statement includes.
/// </summary>
static partial class QuerySummary
{
    public const string Attribute = "db.query.summary";

    // The limit in the semantic conventions.
    const int MaxLength = 255;

    // Bounded, because a service has a fixed number of statements.
    static readonly ConcurrentDictionary<string, string?> Summaries = [];

    /// <summary>Returns the summary of a statement.</summary>
    /// <returns>Null if it is not a SELECT, INSERT, UPDATE or DELETE.</returns>
    public static string? Of(string sql) => Summaries.GetOrAdd(sql, static sql => Summarize(sql));

    /// <summary>Returns the summary of several statements that are sent together.</summary>
    /// <returns>Null if none of them reads or changes a table.</returns>
    public static string? Of(NpgsqlBatch batch) => Shorten(string.Join(' ', batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => Of(command.CommandText)).OfType<string>()));

    static string? Summarize(string sql)
    {
        var parts = new List<(string Operation, List<string> Targets)>();
        foreach (Match match in PartPattern().Matches(sql))
        {
            if (match.Groups["operation"] is { Success: true } operation) parts.Add((operation.Value.ToUpperInvariant(), []));
            if (match.Groups["target"] is { Success: true } target && parts is [.., var last] && !last.Targets.Contains(target.Value)) last.Targets.Add(target.Value);
        }

        // A SELECT without a table only supplies values to another part of the statement.
        if (parts.Any(part => part.Targets is not [])) parts.RemoveAll(part => part.Targets is []);
        return Shorten(string.Join(' ', parts.Select(part => string.Join(' ', [part.Operation, .. part.Targets])).Distinct()));
    }

    static string? Shorten(string summary) => summary switch
    {
        "" => null,
        { Length: > MaxLength } => summary[..summary.LastIndexOf(' ', MaxLength)],
        _ => summary,
    };

    [GeneratedRegex(@"\b(?:(?<operation>INSERT)\s+INTO\s+(?<target>\w+\.\w+)|(?<operation>UPDATE)\s+(?<target>\w+\.\w+)|(?<operation>DELETE)\s+FROM\s+(?<target>\w+\.\w+)|(?<operation>SELECT)\b|(?:FROM|JOIN|USING)\s+(?<target>\w+\.\w+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
