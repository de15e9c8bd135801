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
    static readonly TimeSpan CacheLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Finds the scores of customers, by customer id.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FindAsync(IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        string[] distinctCustomers = [.. customers.Distinct()];
        var cachedScores = await cache.GetAsync([.. distinctCustomers.Select(GetCacheKey)]);
        var scores = new Dictionary<string, int>(distinctCustomers.Length);
        for (var i = 0; i < distinctCustomers.Length; i++)
        {
            if (cachedScores[i] is { } bytes && Utf8Parser.TryParse(bytes, out int score, out _)) scores[distinctCustomers[i]] = score;
        }

        string[] missingCustomers = [.. distinctCustomers.Where(customer => !scores.ContainsKey(customer))];
        if (missingCustomers is []) return scores;
        foreach (var (customer, score) in await ComputeAsync(missingCustomers, cancellationToken))
        {
            scores[customer] = score;
            cache.Set(GetCacheKey(customer), Encoding.UTF8.GetBytes(score.ToString(CultureInfo.InvariantCulture)), CacheLifetime);
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

    static string GetCacheKey(string customer) => $"risk:{customer}";
}
