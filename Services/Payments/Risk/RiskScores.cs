using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Dapper;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Payments.Risk;

/// <summary>
/// Computes the risk scores of customers, from 0 to 100: the percentage of their recent charges that were declined, or 0 for customers
/// with fewer than five charges. Scores are cached for a minute.
/// </summary>
sealed class RiskScores(NpgsqlDataSource database, Cache cache)
{
    const int RecentCharges = 20;
    const int MinCharges = 5;
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>Finds the scores of customers, by customer id.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FindAsync(IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        string[] distinct = [.. customers.Distinct()];
        var cached = await cache.GetAsync([.. distinct.Select(Key)]);
        var scores = new Dictionary<string, int>(distinct.Length);
        for (var i = 0; i < distinct.Length; i++)
        {
            if (cached[i] is { } text && Utf8Parser.TryParse(text, out int score, out _)) scores[distinct[i]] = score;
        }

        string[] missing = [.. distinct.Where(customer => !scores.ContainsKey(customer))];
        if (missing is []) return scores;
        foreach (var (customer, score) in await ComputeAsync(missing, cancellationToken))
        {
            scores[customer] = score;
            cache.Set(Key(customer), Encoding.UTF8.GetBytes(score.ToString(CultureInfo.InvariantCulture)), Lifetime);
        }
        return scores;
    }

    async Task<IEnumerable<(string Customer, int Score)>> ComputeAsync(string[] customers, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QueryAsync<(string, int)>(new CommandDefinition("""
            SELECT customer, CASE WHEN count(status) < @MinCharges THEN 0 ELSE (100 * count(*) FILTER (WHERE status = 'declined') / count(status))::int END
            FROM unnest(@customers) AS customer
            LEFT JOIN LATERAL (SELECT status FROM payments.charges WHERE customer_id = customer ORDER BY changed_at DESC LIMIT @RecentCharges) AS last ON true
            GROUP BY customer
            """, new { customers, RecentCharges, MinCharges }, cancellationToken: cancellationToken));
    }

    static string Key(string customer) => $"risk:{customer}";
}
