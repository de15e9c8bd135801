namespace Evolution.CrashTest.Host;

/// <summary>An environment variable's value, in which an address is replaced by the address of a proxy.</summary>
sealed class RedirectedValue(string variable, object value, ServiceProxies proxies) : IValueProvider
{
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var original = value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : value.ToString();
        return original is null ? null : proxies.Redirect(variable, original);
    }
}
