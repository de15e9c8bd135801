using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A value that is given to resources: by whoever deploys them, or a password that is new with every run.</summary>
public sealed class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider, IManifestResource
{
    const int PasswordLength = 22;

    readonly Func<string> value;

    internal ParameterResource(string name, Func<string> value, bool secret) : base(name)
    {
        this.value = value;
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    public string ValueExpression => $"{{{Name}.value}}";

    /// <exception cref="DistributedApplicationException">It was not given.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(value());

    /// <summary>Whether whoever deploys may leave it to be chosen at random.</summary>
    bool IsGenerated { get; init; }

    /// <summary>A password of letters and digits, which needs escaping nowhere: 130 bits of randomness.</summary>
    internal static ParameterResource Password(string name)
    {
        var password = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", PasswordLength);
        return new(name, () => password, secret: true) { IsGenerated = true };
    }

    Task<JsonObject> IManifestResource.DescribeAsync(string folder) => Task.FromResult(Describe());

    internal JsonObject Describe()
    {
        var input = new JsonObject { ["type"] = "string" };
        if (Secret) input["secret"] = true;
        if (IsGenerated) input["default"] = new JsonObject { ["generate"] = new JsonObject { ["minLength"] = PasswordLength, ["special"] = false } };
        return new()
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{Name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
    }
}
