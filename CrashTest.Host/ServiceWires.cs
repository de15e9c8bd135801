using System.Collections.Concurrent;
using Evolution.Wiring;

namespace Evolution.CrashTest.Host;

/// <summary>The wires from a service to its stores, its broker and the services that it calls, by the names that the service uses.</summary>
sealed class ServiceWires
{
    readonly ConcurrentDictionary<string, (Wire Wire, string Address)> wires = [];

    /// <summary>The names of the wires: <c>database</c>, <c>cache</c>, <c>messaging</c>, and the names of services.</summary>
    public IEnumerable<string> Names => wires.Keys.Order(StringComparer.Ordinal);

    /// <summary>Returns a wire by its name; null if there is no such wire.</summary>
    public Wire? this[string name] => wires.TryGetValue(name, out var entry) ? entry.Wire : null;

    /// <summary>Replaces the address in an environment variable's value by that of a wire, so that the service connects through the wire.</summary>
    /// <returns>The unchanged value if the variable does not hold an address.</returns>
    public string Redirect(string variable, string value)
    {
        if (GetTargetName(variable) is not { } name) return value;
        return wires.GetOrAdd(name, _ => CreateWire(name, value)).Address;
    }

    /// <summary>Returns the name of the target whose address a variable holds, or null if it holds none: <c>ConnectionStrings__database</c>, <c>INVENTORY_URL</c>, <c>services__orders__http__0</c>.</summary>
    static string? GetTargetName(string variable) => variable.Split("__") switch
    {
        ["ConnectionStrings", var store] => store,
        ["services", var service, "http", "0"] => service,
        [var only] when only.EndsWith("_URL", StringComparison.Ordinal) => only[..^"_URL".Length].ToLowerInvariant(),
        _ => null,
    };

    static (Wire, string) CreateWire(string name, string value) => name switch
    {
        "database" => Wires.ToDatabase(value),
        "cache" => Wires.ToCache(value),
        _ => Wires.ToAddress(value),
    };
}
