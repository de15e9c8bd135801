using Dapper;
using Npgsql;

namespace Evolution.Fuzzing.Tests;

/// <summary>Takes snapshots of the data of a service.</summary>
static class DatabaseSnapshot
{
    /// <summary>Reads the row count and a checksum of each table of a database.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        var names = await connection.QueryAsync<string>("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
        List<string> tables = [];
        foreach (var name in names)
        {
            var (rowCount, checksum) = await connection.QuerySingleAsync<(long, decimal?)>($"SELECT count(*), sum(hashtextextended(row::text, 0)) FROM {name} AS row");
            tables.Add($"{name}: {rowCount} rows, checksum {checksum}");
        }
        return tables;
    }
}
