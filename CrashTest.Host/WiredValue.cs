namespace Evolution.CrashTest.Host;

/// <summary>An environment variable's value, led through a wire where it is an address.</summary>
sealed class WiredValue(string variable, object value, ServiceWires wires) : IValueProvider
{
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var plain = value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : value.ToString();
        return plain is null ? null : wires.Through(variable, plain);
    }
}
