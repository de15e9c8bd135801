using Evolution.ApiContracts.Pacts;
using Microsoft.OpenApi;

namespace Evolution.ApiContracts.Deployments;

/// <summary>One thing that a consumer relies on.</summary>
/// <param name="Provider">On whom.</param>
/// <param name="Consumer">Who does.</param>
/// <param name="Interaction">On what, in words.</param>
/// <param name="Route">The route, such as <c>GET /stock</c>, or the message.</param>
/// <param name="IsMessage">Whether it is a message.</param>
public sealed record Reliance(string Provider, string Consumer, string Interaction, string Route, bool IsMessage)
{
    /// <summary>Why a provider's document does not bear it, in words; nothing where it does.</summary>
    public required Func<OpenApiDocument?, IReadOnlyList<string>> Check { get; init; }

    /// <summary>All that pacts say.</summary>
    public static IEnumerable<Reliance> Of(Pact pact) =>
    [
        .. pact.Interactions.Select(interaction => new Reliance(pact.Provider.Name, pact.Consumer.Name, interaction.Description, $"{interaction.Request.Method} {interaction.Request.Path}", false)
        {
            Check = document => document is null ? [$"{pact.Provider.Name} has no document"] : PactCheck.Check(interaction, document),
        }),
        .. pact.Messages.Select(message => new Reliance(pact.Provider.Name, pact.Consumer.Name, message.Description, message.MetaData.MessageType, true)
        {
            Check = document => document is null ? [$"{pact.Provider.Name} has no document"] : PactCheck.Check(message, document),
        }),
    ];
}
