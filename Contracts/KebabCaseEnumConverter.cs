using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Contracts;

/// <summary>Converts enum members to kebab case, as in URLs and logs: <c>OutOfStock</c> to <c>out-of-stock</c>. Rejects numbers.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
