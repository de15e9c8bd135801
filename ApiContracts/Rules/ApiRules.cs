namespace Evolution.ApiContracts.Rules;

/// <summary>The changes that a new document must not contain, because they break clients of the old one. Each rule has a row in <c>docs/api-rules.md</c> and tests.</summary>
public static class ApiRules
{
    const string UseNewVersion = "Serve the new shape on a route of a new major version, alongside the old one.";
    const string MakeOptional = "Make it optional, with a default that keeps the old behavior.";
    const string KeepDeprecated = "Keep it, marked as deprecated, as long as a deployed consumer relies on it (see evo contracts).";

    public static readonly ApiRule PathRemoved = new("path-removed", "A path was removed.", KeepDeprecated);
    public static readonly ApiRule MethodRemoved = new("method-removed", "A path no longer supports a method.", KeepDeprecated);
    public static readonly ApiRule StatusRemoved = new("status-removed", "A response status was removed.", KeepDeprecated);
    public static readonly ApiRule ContentTypeRemoved = new("content-type-removed", "A request or response no longer supports a content type.", KeepDeprecated);
    public static readonly ApiRule MessageRemoved = new("message-removed", "A message is no longer published.", KeepDeprecated);
    public static readonly ApiRule SecurityAdded = new("security-added", "A route requires credentials or scopes that it did not require before.", UseNewVersion);

    public static readonly ApiRule ResponseFieldRemoved = new("response-field-removed", "A field of a response or message was removed or renamed.", "Keep the field, and add the new one alongside it.");
    public static readonly ApiRule ResponseFieldOptional = new("response-field-optional", "A required field of a response or message became optional.", "Keep it required.");
    public static readonly ApiRule ResponseFieldNullable = new("response-field-nullable", "A value of a response or message became nullable.", "Add a nullable field, and keep the old one unchanged.");
    public static readonly ApiRule ResponseTypeChanged = new("response-type-changed", "A value of a response or message has a different or an additional type or format.", UseNewVersion);
    public static readonly ApiRule ResponseEnumValueAdded = new("response-enum-value-added", "An enum of a response or message has new values that existing clients cannot handle.", UseNewVersion);

    public static readonly ApiRule RequestBodyRequired = new("request-body-required", "A request body became required.", MakeOptional);
    public static readonly ApiRule RequestFieldRequired = new("request-field-required", "A request field became required, or a required field was added.", MakeOptional);
    public static readonly ApiRule RequestFieldRemoved = new("request-field-removed", "A request field is now ignored.", KeepDeprecated);
    public static readonly ApiRule RequestFieldNotNullable = new("request-field-not-nullable", "A request value is no longer nullable.", "Keep accepting null with its old meaning.");
    public static readonly ApiRule RequestTypeChanged = new("request-type-changed", "A request value must have a different type or format, or allows fewer of them.", UseNewVersion);
    public static readonly ApiRule RequestEnumValueRemoved = new("request-enum-value-removed", "An enum value is no longer accepted in requests.", "Keep accepting it as the value that replaces it.");
    public static readonly ApiRule RequestLimitsTightened = new("request-limits-tightened", "A request value has a tighter limit, such as a maximum, a length or a pattern.", UseNewVersion);
    public static readonly ApiRule ParameterRequired = new("parameter-required", "A parameter became required, or a required parameter was added.", MakeOptional);
    public static readonly ApiRule ParameterRemoved = new("parameter-removed", "A parameter is now ignored.", KeepDeprecated);

    /// <summary>All rules.</summary>
    public static IReadOnlyList<ApiRule> All { get; } =
    [
        PathRemoved, MethodRemoved, StatusRemoved, ContentTypeRemoved, MessageRemoved, SecurityAdded,
        ResponseFieldRemoved, ResponseFieldOptional, ResponseFieldNullable, ResponseTypeChanged, ResponseEnumValueAdded,
        RequestBodyRequired, RequestFieldRequired, RequestFieldRemoved, RequestFieldNotNullable, RequestTypeChanged, RequestEnumValueRemoved, RequestLimitsTightened,
        ParameterRequired, ParameterRemoved,
    ];
}
