using System.Text;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Shouldly;

namespace Evolution.Testing;

/// <summary>Verifies a provider against its consumers' expectations.</summary>
public static class ProviderVerification
{
    /// <summary>Sends the consumer's request and compares the response with the consumer's example.</summary>
    public static async Task ShouldSatisfyAsync(this HttpClient provider, ConsumerExpectation<Interaction> expected)
    {
        var (request, response) = (expected.Item.Request, expected.Item.Response);
        using var message = new HttpRequestMessage(new(request.Method), request.PathAndQuery);
        if (request.Body is not null) message.Content = new StringContent(request.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var actual = await provider.SendAsync(message);
        var body = await actual.Content.ReadAsStringAsync();
        ((int)actual.StatusCode).ShouldBe(response.Status, $"{expected}: {body}");
        if (response.Body is not null) FindFailures(response.Body, response.MatchingRules, body).ShouldBeEmpty($"{expected}: {body}");
    }

    /// <summary>Compares a message that the provider has published with the consumer's example.</summary>
    public static void ShouldBeSatisfiedBy(this ConsumerExpectation<Message> expected, string published) =>
        FindFailures(expected.Item.Contents, expected.Item.MatchingRules, published).ShouldBeEmpty($"{expected}: {published}");

    static IReadOnlyList<string> FindFailures(JsonNode example, MatchingRules rules, string body) => new BodyMatcher(rules).Compare(example, JsonNode.Parse(body));
}
