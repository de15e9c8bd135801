using System.Collections.Concurrent;
using Evolution.Wiring;

namespace Evolution.CrashTest.Host;

/// <summary>The proxies between a service and its stores, its broker and the services that it calls, keyed by the names that the service uses.</summary>
sealed class ServiceProxies
{
    readonly ConcurrentDictionary<string, (FaultProxy Proxy, string Address)> proxies = [];

    /// <summary>The names of the proxies: <c>database</c>, <c>cache</c>, <c>messaging</c>, and the names of services.</summary>
    public IEnumerable<string> Names => proxies.Keys.Order(StringComparer.Ordinal);

    /// <summary>Returns the proxy with the given name; null if it does not exist.</summary>
    public FaultProxy? this[string name] => proxies.TryGetValue(name, out var entry) ? entry.Proxy : null;

    /// <summary>Replaces the address in an environment variable's value with the proxy's, so that the service connects through the proxy.</summary>
    /// <returns>The unchanged value if the variable does not contain an address.</returns>
    public string Redirect(string variable, string value)
    {
        if (GetTargetName(variable) is not { } name) return value;
        return proxies.GetOrAdd(name, _ => CreateProxy(name, value)).Address;
    }

    /// <summary>Returns the name of the server or service whose address a variable contains, for example <c>inventory</c> for <c>INVENTORY_URL</c> or <c>services__inventory__http__0</c>.</summary>
    /// <returns>Null if the variable does not contain an address.</returns>
    static string? GetTargetName(string variable) => variable.Split("__") switch
    {
        ["ConnectionStrings", var store] => store,
        ["services", var service, "http", "0"] => service,
        [var name] when name.EndsWith("_URL", StringComparison.Ordinal) => name[..^"_URL".Length].ToLowerInvariant(),
        _ => null,
    };

    static (FaultProxy, string) CreateProxy(string name, string value) => name switch
    {
        "database" => FaultProxies.ToDatabase(value),
        "cache" => FaultProxies.ToCache(value),
        _ => FaultProxies.ToAddress(value),
    };
}
