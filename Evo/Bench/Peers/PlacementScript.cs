using System.Globalization;
using System.Text.RegularExpressions;

namespace Evolution.Evo.Bench.Peers;

/// <summary>
/// The SQL of one order of phases 0 and 1 as a pgbench script: the same statements as SharedTransactionPlacement in
/// Orders, in the same number of round trips (the batch, and COMMIT), with other values. A test compares them with the source code of Orders.
/// </summary>
static partial class PlacementScript
{
    const string Id = "lpad(:id, 32, '0')::uuid";
    const string Key = "md5(:id)";
    const string Customer = "'customer-' || :customer::text";
    const string Product = "ARRAY[:product::int]";
    const string Quantity = "ARRAY[1]";
    const string Total = "1999";
    const long OrderNumbersPerClient = 1_000_000_000_000;

    /// <summary>The statements of the batch, each with the expressions for its parameters.</summary>
    public static readonly IReadOnlyList<(string Sql, IReadOnlyList<string> Values)> Statements =
    [
        ("""
        WITH requested AS (
            SELECT s.product_id, w.quantity
            FROM inventory.stock s JOIN unnest($1, $2) AS w (product_id, quantity) ON w.product_id = s.product_id
            ORDER BY s.product_id FOR UPDATE OF s
        )
        UPDATE inventory.stock s SET available = s.available - w.quantity, version = s.version + 1
        FROM requested w WHERE s.product_id = w.product_id AND s.available >= w.quantity
        """, [Product, Quantity]),
        ("INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ($1, $2, $3)",
            [Key, $"'\\x{new string('5', 64)}'::bytea", Id]),
        ("INSERT INTO orders.orders (id, customer_id, status, reason, total_minor, currency, placed_at, deadline, key, trace_parent, card, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8, $9, $10, $11, CASE $3 WHEN 'confirmed' THEN clock_timestamp() END)",
            [Id, Customer, "'confirmed'", "NULL", Total, "'EUR'", "now()", "NULL::interval", Key, "NULL", "NULL"]),
        ("INSERT INTO orders.order_lines (order_id, product_id, quantity, unit_price_minor) SELECT $1, * FROM unnest($2, $3, $4)",
            [Id, Product, Quantity, $"ARRAY[{Total}::bigint]"]),
        ("INSERT INTO payments.charges (order_id, customer_id, amount_minor, currency, status) VALUES ($1, $2, $3, $4, $5)",
            [Id, Customer, Total, "'EUR'", "'charged'"]),
    ];

    /// <summary>The text of the script. The <c>order</c> variable is the number of the previous order. Each client uses ascending ids, like those that Orders creates.</summary>
    public static string Text => $"""
        \set order :order + 1
        \set id :order + :client_id * {OrderNumbersPerClient}
        \set customer random(1, 1000)
        \set product random(1, 1000)
        \startpipeline
        BEGIN;
        {string.Join(";\n", Statements.Select(ReplaceParameters))};
        \endpipeline
        COMMIT;

        """;

    static string ReplaceParameters((string Sql, IReadOnlyList<string> Values) statement) =>
        ParameterPattern().Replace(statement.Sql, match => statement.Values[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1]);

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex ParameterPattern();
}
