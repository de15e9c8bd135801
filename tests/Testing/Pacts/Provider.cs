using System.Text;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Shouldly;

namespace Evolution.Testing;

/// <summary>Holds a provider to what consumers rely on, without them.</summary>
public static class Provider
{
    /// <summary>Asks as the consumer does, and holds the answer against its example.</summary>
    public static async Task ShouldKeepAsync(this HttpClient provider, Expected<Interaction> expected)
    {
        var (request, response) = (expected.What.Request, expected.What.Response);
        using var message = new HttpRequestMessage(new(request.Method), request.PathAndQuery);
        if (request.Body is not null) message.Content = new StringContent(request.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await provider.SendAsync(message);
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(response.Status, $"{expected}: {body}");
        if (response.Body is not null) Failures(response.Body, response.MatchingRules, body).ShouldBeEmpty($"{expected}: {body}");
    }

    /// <summary>Holds a message that the provider has published against the consumer's example.</summary>
    public static void ShouldKeep(this Expected<Message> expected, string published) =>
        Failures(expected.What.Contents, expected.What.MatchingRules, published).ShouldBeEmpty($"{expected}: {published}");

    static IReadOnlyList<string> Failures(JsonNode example, MatchingRules rules, string body) => new BodyMatcher(rules).Compare(example, JsonNode.Parse(body));
}
