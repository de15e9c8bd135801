using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>Converts link kinds from and to the JSON names that the control server uses: <c>store</c>, <c>http</c>, <c>messages</c>.</summary>
public sealed class LinkKindConverter() : JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.KebabCaseLower);
