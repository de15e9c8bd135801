using Evolution.ServiceDefaults.Telemetry;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Telemetry;

/// <summary>Statements are summarized by their operations and tables.</summary>
public sealed class QuerySummaryTests
{
    [Theory]
    [InlineData("SELECT id FROM orders.orders WHERE id = $1", "SELECT orders.orders")]
    [InlineData("SELECT s.id FROM inventory.stock s JOIN inventory.products p ON p.id = s.id WHERE s.id = ANY($1) ORDER BY s.id FOR UPDATE OF s", "SELECT inventory.stock inventory.products")]
    [InlineData("insert into orders.outbox (id) select * from unnest($1)", "INSERT orders.outbox")]
    [InlineData("INSERT INTO orders.sales AS s (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = excluded.a", "INSERT orders.sales")]
    [InlineData("INSERT INTO orders.stock_levels SELECT product_id FROM orders.sales", "INSERT orders.stock_levels SELECT orders.sales")]
    [InlineData("UPDATE orders.orders SET a = 1 WHERE id IN (SELECT id FROM orders.orders LIMIT 1 FOR UPDATE SKIP LOCKED)", "UPDATE orders.orders SELECT orders.orders")]
    [InlineData("WITH closed AS (UPDATE orders.orders SET a = 1 RETURNING id) DELETE FROM orders.keys k USING closed WHERE k.id = closed.id", "UPDATE orders.orders DELETE orders.keys")]
    [InlineData("SELECT 1", "SELECT")]
    [InlineData("BEGIN", null)]
    public void A_statement_is_summarized_by_its_operations_and_tables(string sql, string? summary) => QuerySummary.Of(sql).ShouldBe(summary);

    [Fact]
    public void The_statements_of_a_batch_are_summarized_together()
    {
        using var batch = new NpgsqlBatch { BatchCommands = { new("INSERT INTO orders.orders (id) VALUES ($1)"), new("INSERT INTO orders.outbox (id) VALUES ($1)") } };

        QuerySummary.Of(batch).ShouldBe("INSERT orders.orders INSERT orders.outbox");
    }

    [Fact]
    public void A_summary_has_at_most_255_characters_and_ends_with_a_complete_table_name() =>
        QuerySummary.Of(string.Join("; ", Enumerable.Range(0, 40).Select(i => $"DELETE FROM orders.table_{i}")))!.ShouldSatisfyAllConditions(
            summary => summary.Length.ShouldBeLessThanOrEqualTo(255),
            summary => summary.ShouldMatch(@"^(DELETE orders\.table_\d+ ?)+( DELETE)?$"));
}
