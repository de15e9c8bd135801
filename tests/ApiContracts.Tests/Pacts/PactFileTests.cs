using Evolution.ApiContracts.Pacts;

namespace Evolution.ApiContracts.Tests.Pacts;

public sealed class PactFileTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("{", "is not a pact")]
    [InlineData("""{ "consumer": { "name": "a" }, "provider": { "name": "b" } }""", "metadata")]
    [InlineData("""{ "consumer": { "name": "a" }, "provider": { "name": "b" }, "metadata": { "pactSpecification": { "version": "4.0" } } }""", "version 4.0")]
    [InlineData("""{ "consumer": { "name": "a" }, "provider": { "name": "b" }, "messages": [{ "description": "x", "contents": {}, "metaData": { "contentType": "application/json", "messageType": "X" }, "matchingRules": { "body": { "$": { "matchers": [{ "match": "date" }] } } } }], "metadata": { "pactSpecification": { "version": "3.0.0" } } }""", "'date'")]
    [InlineData("""{ "consumer": { "name": "a" }, "provider": { "name": "b" }, "messages": [{ "description": "x", "contents": {}, "metaData": { "contentType": "application/json", "messageType": "X" }, "matchingRules": { "body": { "x..y": { "matchers": [{ "match": "type" }] } } } }], "metadata": { "pactSpecification": { "version": "3.0.0" } } }""", "'x..y' is not a path")]
    public void An_invalid_or_unsupported_pact_is_an_error(string text, string part)
    {
        File.WriteAllText(file, text);
        Should.Throw<ContractException>(() => PactFile.Read(file)).Message.ShouldContain(part);
    }
}
