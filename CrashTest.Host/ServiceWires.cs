using System.Collections.Concurrent;
using Evolution.Wiring;

namespace Evolution.CrashTest.Host;

/// <summary>The wires from one service to its stores, its broker and the services that it calls, by the names that it has for them.</summary>
sealed class ServiceWires
{
    readonly ConcurrentDictionary<string, (Wire Wire, string Address)> wires = [];

    /// <summary>The names: <c>database</c>, <c>cache</c>, <c>messaging</c>, and those of services.</summary>
    public IEnumerable<string> Names => wires.Keys.Order(StringComparer.Ordinal);

    /// <summary>A wire by its name.</summary>
    public Wire? this[string name] => wires.TryGetValue(name, out var laid) ? laid.Wire : null;

    /// <summary>Replaces an environment variable's value, so that the service goes through a wire.</summary>
    /// <returns>The value itself where it is no address.</returns>
    public string Through(string variable, string value)
    {
        if (NameOf(variable) is not { } name) return value;
        return wires.GetOrAdd(name, _ => Lay(name, value)).Address;
    }

    /// <summary>What a variable is the address of: <c>ConnectionStrings__database</c>, <c>INVENTORY_URL</c>, <c>services__orders__http__0</c>.</summary>
    static string? NameOf(string variable) => variable.Split("__") switch
    {
        ["ConnectionStrings", var store] => store,
        ["services", var service, "http", "0"] => service,
        [var only] when only.EndsWith("_URL", StringComparison.Ordinal) => only[..^"_URL".Length].ToLowerInvariant(),
        _ => null,
    };

    static (Wire, string) Lay(string name, string value) => name switch
    {
        "database" => Wires.ToDatabase(value),
        "cache" => Wires.ToCache(value),
        _ => Wires.ToAddress(value),
    };
}
