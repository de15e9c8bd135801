using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Payments.Risk;

/// <summary>
/// Computes the risk scores of customers, from 0 to 100: the percentage of their recent charges that the card declined, or 0 for customers
/// with fewer than five charges. A charge that only the score declined counts as one with a good card, so that the score falls again.
/// Scores are cached for a minute.
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
        var cachedScores = await cache.GetAsync([.. distinctCustomers.Select(GetCacheKey)], ContractsJson.Default.Int32);
        var scores = distinctCustomers.Zip(cachedScores).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value);

        string[] missingCustomers = [.. distinctCustomers.Where(customer => !scores.ContainsKey(customer))];
        if (missingCustomers is []) return scores;
        foreach (var (customer, score) in await ComputeAsync(missingCustomers, cancellationToken))
        {
            scores[customer] = score;
            cache.Set(GetCacheKey(customer), JsonSerializer.SerializeToUtf8Bytes(score, ContractsJson.Default.Int32), CacheLifetime);
        }
        return scores;
    }

    async Task<IEnumerable<(string Customer, int Score)>> ComputeAsync(string[] customers, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QueryAsync<(string, int)>(new CommandDefinition("""
            SELECT customer, CASE WHEN count(status) < @MinCharges THEN 0 ELSE (100 * count(*) FILTER (WHERE status = 'declined' AND NOT declined_by_score) / count(status))::int END
            FROM unnest(@customers) AS customer
            LEFT JOIN LATERAL (SELECT status, declined_by_score FROM payments.charges WHERE customer_id = customer ORDER BY changed_at DESC LIMIT @RecentCharges) AS last ON true
            GROUP BY customer
            """, new { customers, RecentCharges, MinCharges }, cancellationToken: cancellationToken));
    }

    static string GetCacheKey(string customer) => $"risk:{customer}";
}
