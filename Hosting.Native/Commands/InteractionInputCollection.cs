using System.Collections;

namespace Evolution.Hosting.Native;

/// <summary>The arguments of a command.</summary>
public sealed class InteractionInputCollection(IReadOnlyList<InteractionInput> inputs) : IReadOnlyList<InteractionInput>
{
    /// <summary>The argument of that name; capitals do not matter.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public InteractionInput this[string name] => inputs.FirstOrDefault(input => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException($"There is no argument '{name}'.");

    public InteractionInput this[int index] => inputs[index];

    public int Count => inputs.Count;

    /// <summary>What was given for an argument.</summary>
    /// <returns>Null where nothing was.</returns>
    /// <exception cref="KeyNotFoundException">There is no argument of that name.</exception>
    public string? GetString(string name) => this[name].Value;

    public IEnumerator<InteractionInput> GetEnumerator() => inputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
