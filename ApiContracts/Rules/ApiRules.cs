namespace Evolution.ApiContracts.Rules;

/// <summary>The changes that a new document must not make, because they break clients of the old one. Each rule has a line in <c>docs/api-rules.md</c> and tests.</summary>
public static class ApiRules
{
    const string Beside = "Serve the new shape on a route of a new major version, beside the old one.";
    const string Optional = "Let it be optional, with a default that means what it meant before.";
    const string Keep = "Keep it as long as a deployed consumer relies on it (evo contracts), marked as deprecated.";

    public static readonly ApiRule PathRemoved = new("path-removed", "A path is gone.", Keep);
    public static readonly ApiRule MethodRemoved = new("method-removed", "A path does not take a method any more.", Keep);
    public static readonly ApiRule StatusRemoved = new("status-removed", "A status is not answered any more.", Keep);
    public static readonly ApiRule ContentTypeRemoved = new("content-type-removed", "A body is not written or read in a format any more.", Keep);
    public static readonly ApiRule MessageRemoved = new("message-removed", "A message is not published any more.", Keep);
    public static readonly ApiRule SecurityAdded = new("security-added", "A route asks for credentials or scopes that it did not ask for.", Beside);

    public static readonly ApiRule ResponseFieldRemoved = new("response-field-removed", "A field of an answer or message is gone, or has another name.", "Keep the field, and add the new one beside it.");
    public static readonly ApiRule ResponseFieldOptional = new("response-field-optional", "A field of an answer or message that was always there may be missing.", "Keep it always there.");
    public static readonly ApiRule ResponseFieldNullable = new("response-field-nullable", "A value of an answer or message may be null and never was.", "Add a new field that may be null, and keep the old one as it was.");
    public static readonly ApiRule ResponseTypeChanged = new("response-type-changed", "A value of an answer or message has another type or format, or more of them.", Beside);
    public static readonly ApiRule ResponseEnumValueAdded = new("response-enum-value-added", "A listed value of an answer or message has new values, which readers do not know.", Beside);

    public static readonly ApiRule RequestBodyRequired = new("request-body-required", "A body must be sent where none had to be.", Optional);
    public static readonly ApiRule RequestFieldRequired = new("request-field-required", "A field must be sent that had not to be, or did not exist.", Optional);
    public static readonly ApiRule RequestFieldRemoved = new("request-field-removed", "A field that was read is passed over.", Keep);
    public static readonly ApiRule RequestFieldNotNullable = new("request-field-not-nullable", "A value may not be sent as null any more.", "Read null as what it meant before.");
    public static readonly ApiRule RequestTypeChanged = new("request-type-changed", "A value that was read must have another type or format, or one of fewer.", Beside);
    public static readonly ApiRule RequestEnumValueRemoved = new("request-enum-value-removed", "A value that was read is not among the listed ones any more.", "Go on reading it as the value that has taken its place.");
    public static readonly ApiRule RequestLimitsTightened = new("request-limits-tightened", "A value that was read is too large, too small, too long, too many or looks wrong now.", Beside);
    public static readonly ApiRule ParameterRequired = new("parameter-required", "A parameter must be sent that had not to be, or did not exist.", Optional);
    public static readonly ApiRule ParameterRemoved = new("parameter-removed", "A parameter that was read is passed over.", Keep);

    /// <summary>All rules.</summary>
    public static IReadOnlyList<ApiRule> All { get; } =
    [
        PathRemoved, MethodRemoved, StatusRemoved, ContentTypeRemoved, MessageRemoved, SecurityAdded,
        ResponseFieldRemoved, ResponseFieldOptional, ResponseFieldNullable, ResponseTypeChanged, ResponseEnumValueAdded,
        RequestBodyRequired, RequestFieldRequired, RequestFieldRemoved, RequestFieldNotNullable, RequestTypeChanged, RequestEnumValueRemoved, RequestLimitsTightened,
        ParameterRequired, ParameterRemoved,
    ];
}
