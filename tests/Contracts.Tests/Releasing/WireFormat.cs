using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>Compares the JSON that a build of the package reads and writes with the agreed JSON.</summary>
static class WireFormat
{
    /// <summary>The advice for a changed schema.</summary>
    public const string Advice = "This breaks clients of the old schema: add the new schema as a separate type and route, or bump the major version.";

    /// <summary>Finds the contracts that are read or written differently.</summary>
    /// <param name="contracts">A build of the package.</param>
    /// <param name="agreedContracts">The JSON of each type.</param>
    /// <returns>A line for each broken contract; empty if all JSON matches.</returns>
    public static IReadOnlyList<string> FindBreaks(Assembly contracts, IEnumerable<(string Type, string Json)> agreedContracts)
    {
        var context = (JsonSerializerContext)contracts.GetType("Evolution.Contracts.ContractsJson", throwOnError: true)!.GetProperty("Default")!.GetValue(null)!;
        return [.. agreedContracts.Select(contract => FindBreak(contracts, context, contract.Type, contract.Json)).OfType<string>()];
    }

    static string? FindBreak(Assembly contracts, JsonSerializerContext context, string type, string json)
    {
        if (contracts.GetType(type) is not { } contractType || context.GetTypeInfo(contractType) is not { } typeInfo) return $"{type} was removed. {Advice}";
        try
        {
            var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, typeInfo), typeInfo);
            return written == json ? null : $"{type}: expected {json}, but it is serialized as {written}. {Advice}";
        }
        catch (JsonException exception)
        {
            return $"{type}: {json} cannot be deserialized: {exception.Message} {Advice}";
        }
    }
}
