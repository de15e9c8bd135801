using Evolution.ApiContracts.Pacts;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Deployments;

/// <summary>One HTTP interaction or message that a consumer relies on.</summary>
/// <param name="Provider">The service that is relied on.</param>
/// <param name="Consumer">The service that relies on it.</param>
/// <param name="Interaction">The description of the interaction or message.</param>
/// <param name="Route">The route, such as <c>GET /stock</c>, or the message type.</param>
/// <param name="IsMessage">Whether it is a message.</param>
public sealed record Dependency(string Provider, string Consumer, string Interaction, string Route, bool IsMessage)
{
    /// <summary>The check of a provider's document: returns descriptions of what would fail; empty if the document meets the dependency.</summary>
    public required Func<OpenApiDocument?, IReadOnlyList<string>> Check { get; init; }

    /// <summary>Returns everything that a pact relies on.</summary>
    public static IEnumerable<Dependency> FromPact(Pact pact) =>
    [
        .. pact.Interactions.Select(interaction => new Dependency(pact.Provider.Name, pact.Consumer.Name, interaction.Description, $"{interaction.Request.Method} {interaction.Request.Path}", false)
        {
            Check = document => document is null ? [$"{pact.Provider.Name} has no document"] : PactCheck.Check(interaction, document),
        }),
        .. pact.Messages.Select(message => new Dependency(pact.Provider.Name, pact.Consumer.Name, message.Description, message.MetaData.MessageType, true)
        {
            Check = document => document is null ? [$"{pact.Provider.Name} has no document"] : PactCheck.Check(message, document),
        }),
    ];
}
