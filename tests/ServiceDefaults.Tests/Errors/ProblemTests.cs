using System.Net;
using System.Text;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Errors;

/// <summary>Every error is a Problem Details document.</summary>
public sealed class ProblemTests : IAsyncLifetime
{
    TestService service = null!;

    HttpClient Http => service.Http;

    public async ValueTask InitializeAsync() => service = await TestService.StartAsync([], map: app =>
    {
        app.MapPost("/orders", (PlaceOrder order) => order);
        app.MapGet("/number/{value:int}", (int value, int plus) => value + plus);
        app.MapGet("/dependency", string () => throw new DependencyException("inventory", "inventory cannot be reached.", new IOException("secret")) { RetryAfter = TimeSpan.FromSeconds(1.2) });
        app.MapGet("/database", string () => throw new NpgsqlException("secret", new IOException("secret")));
        app.MapGet("/shutdown", string () => throw new PostgresException("secret", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown));
        app.MapGet("/violation", string () => throw new PostgresException("secret", "ERROR", "ERROR", PostgresErrorCodes.CheckViolation));
        app.MapGet("/bug", string () => throw new InvalidOperationException("secret"));
    });

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("""{"customerId":"anna","card":"c","lines":[{"productId":1,"quantity":"two"}]}""", "$.lines[0].quantity")]
    [InlineData("""{"customerId":"anna","card":"c","lines":[{"productId":1}]}""", "$.lines[0]")]
    [InlineData("""{"customerId":"anna","card":"c"}""", "$")]
    [InlineData("""{"customerId":"anna",""", "$")]
    [InlineData("""[]""", "$")]
    public async Task An_unreadable_body_returns_400_and_names_the_JSON_path(string body, string path)
    {
        var problem = await (await PostAsync(body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.Detail.ShouldNotBeNull().ShouldStartWith($"The body cannot be read at {path}");
        problem.Detail.ShouldNotContain("Evolution");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_missing_body_returns_400(string body) =>
        (await (await PostAsync(body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest)).Detail.ShouldBe("The body is missing.");

    [Theory]
    [InlineData("/number/1")]
    [InlineData("/number/1?plus=two")]
    public async Task An_unreadable_parameter_returns_400(string path)
    {
        var problem = await (await Http.GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.Detail.ShouldNotBeNull().ShouldContain("plus");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/number/one?plus=1")]
    public async Task An_unknown_path_returns_404(string path) => await (await Http.GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_wrong_method_returns_405() => await (await Http.DeleteAsync("/orders")).ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed);

    [Fact]
    public async Task A_body_that_is_not_JSON_returns_415() => await (await PostAsync("<order/>", "application/xml")).ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task A_body_that_is_too_large_returns_413()
    {
        var body = $$"""{"customerId":"{{new string('a', 5_000_000)}}","card":"c","lines":[]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        // The client waits for 100 Continue, instead of sending a body that is rejected.
        request.Headers.ExpectContinue = true;
        await (await Http.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_failed_dependency_returns_503_with_its_name_and_Retry_After()
    {
        var response = await Http.GetAsync("/dependency");
        var problem = await response.ShouldNameFailedDependencyAsync("inventory");
        problem.Detail.ShouldBe("inventory cannot be reached.");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2), "whole seconds, rounded up");
        await ShouldNotContainSecretsAsync(response);
    }

    [Theory]
    [InlineData("/database")]
    [InlineData("/shutdown")]
    public async Task An_unavailable_database_is_a_failed_dependency(string path)
    {
        var response = await Http.GetAsync(path);
        await response.ShouldNameFailedDependencyAsync("database");
        await ShouldNotContainSecretsAsync(response);
    }

    [Theory]
    [InlineData("/bug")]
    [InlineData("/violation")]
    public async Task A_bug_returns_500_without_details(string path)
    {
        var response = await Http.GetAsync(path);
        (await response.ShouldBeProblemAsync(HttpStatusCode.InternalServerError)).Detail.ShouldBeNull();
        await ShouldNotContainSecretsAsync(response);
    }

    [Theory]
    [InlineData("/dependency", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/number/1", HttpStatusCode.BadRequest)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_Accept_header_does_not_change_the_error(string path, HttpStatusCode status)
    {
        foreach (var mediaType in new[] { "text/html", "application/problem+xml", ";;;" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", mediaType);
            var problem = await (await Http.SendAsync(request)).ShouldBeProblemAsync(status);
            problem.Title.ShouldBe((await (await Http.GetAsync(path)).ShouldBeProblemAsync(status)).Title);
        }
    }

    [Fact]
    public async Task A_parameter_is_named_as_in_the_request() =>
        (await (await Http.GetAsync("/number/1?plus=two")).ShouldBeProblemAsync(HttpStatusCode.BadRequest)).Detail.ShouldBe("""Failed to bind parameter "plus" from "two".""");

    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=klingon", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_JSON_charset_other_than_UTF_8_returns_415(string type, HttpStatusCode status)
    {
        var content = new ByteArrayContent("""{"customerId":"anna","card":"c","lines":[]}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var response = await Http.PostAsync("/orders", content);
        if (status is HttpStatusCode.OK) response.StatusCode.ShouldBe(status);
        else await response.ShouldBeProblemAsync(status);
    }

    Task<HttpResponseMessage> PostAsync(string body, string type = "application/json") => Http.PostAsync("/orders", new StringContent(body, Encoding.UTF8, type));

    static async Task ShouldNotContainSecretsAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldNotContain("secret");
        body.ShouldNotContain("Exception");
    }
}
