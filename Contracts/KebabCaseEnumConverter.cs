using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Contracts;

/// <summary>Writes a value as it is written in URLs and logs: <c>OutOfStock</c> as <c>out-of-stock</c>; a number is not read.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
