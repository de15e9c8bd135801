namespace Evolution.CrashTest.Host;

/// <summary>An environment variable's value. If it is an address, it is replaced by the address of a wire.</summary>
sealed class WiredValue(string variable, object value, ServiceWires wires) : IValueProvider
{
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var original = value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : value.ToString();
        return original is null ? null : wires.Redirect(variable, original);
    }
}
