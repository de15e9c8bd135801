using Evolution.Contracts;
using Evolution.ServiceDefaults.Stores;

namespace Evolution.ServiceDefaults.Tests.Stores;

/// <summary>Reads the JSON of text entries.</summary>
static class CacheExtensions
{
    public static async Task<byte[]?> ReadAsync(this Cache cache, string key) => (await cache.GetAsync(key, ContractsJson.Default.String))?.Json;

    public static async Task<IReadOnlyList<byte[]?>> ReadAsync(this Cache cache, IReadOnlyList<string> keys) => [.. (await cache.GetAsync(keys, ContractsJson.Default.String)).Select(entry => entry?.Json)];
}
