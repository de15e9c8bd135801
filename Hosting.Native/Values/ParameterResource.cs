namespace Evolution.Hosting.Native;

/// <summary>A value that is given to resources; here always a generated password, new with every run.</summary>
public sealed class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    readonly string value;

    internal ParameterResource(string name, string value, bool secret) : base(name)
    {
        this.value = value;
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    public string ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(value);

    /// <summary>A password of letters and digits, which needs escaping nowhere: 130 bits of randomness.</summary>
    internal static ParameterResource Password(string name) =>
        new(name, System.Security.Cryptography.RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", length: 22), secret: true);
}
