using Dapper;
using Npgsql;

namespace Evolution.Fuzzing.Tests;

/// <summary>Looks at everything that a service has written.</summary>
static class Tables
{
    /// <summary>How many rows each table of a database has, and a sum over all that is in them.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        var names = await connection.QueryAsync<string>("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
        List<string> tables = [];
        foreach (var name in names)
        {
            var (rows, sum) = await connection.QuerySingleAsync<(long, decimal?)>($"SELECT count(*), sum(hashtextextended(row::text, 0)) FROM {name} AS row");
            tables.Add($"{name}: {rows} rows, sum {sum}");
        }
        return tables;
    }
}
