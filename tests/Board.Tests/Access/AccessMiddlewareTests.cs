using System.Net;
using System.Net.Http.Headers;
using Evolution.Board.Access;

namespace Evolution.Board.Tests.Access;

/// <summary>Authentication of requests to the Board.</summary>
public sealed class AccessMiddlewareTests : IAsyncLifetime
{
    RunningBoard board = null!;

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/break")]
    [InlineData("/board.css")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/?token=wrong")]
    [InlineData("/?token=")]
    public async Task A_request_without_a_valid_token_is_unauthorized(string path)
    {
        using var client = board.CreateAnonymousClient();

        var response = await client.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Open the Board with the link that evo run prints");
    }

    [Fact]
    public async Task A_browser_without_the_token_gets_a_page_with_instructions()
    {
        using var client = board.CreateAnonymousClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

        var response = await client.GetAsync("/break");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsStringAsync()).ShouldContain("The \"Open the Board\" command of the board resource in Aspire's dashboard shows the same link");
    }

    [Fact]
    public async Task The_link_with_the_token_sets_an_HttpOnly_SameSite_cookie_and_redirects_without_the_token()
    {
        using var client = board.CreateAnonymousClient();

        var response = await client.GetAsync($"/break?token={Uri.EscapeDataString(RunningBoard.Token)}&experiment=kill-service");

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.ShouldBe("/break?experiment=kill-service");
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/not-found")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Two_Boards_on_one_machine_have_different_cookie_names() =>
        new BoardOptions("first token", "").CookieName.ShouldNotBe(new BoardOptions("second token", "").CookieName);

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Origin", "http://localhost:1234")]
    [InlineData("Origin", "null")]
    public async Task A_request_from_another_host_or_origin_is_unauthorized_even_with_the_token(string header, string value)
    {
        using var client = board.CreateAuthorizedClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/not-found");
        request.Headers.Add(header, value);

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_post_without_an_antiforgery_token_is_rejected()
    {
        using var client = board.CreateAuthorizedClient();

        var response = await client.PostAsync("/actions/resources/orders/kill", new FormUrlEncodedContent([]));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The form's token is missing or has expired");
    }

    [Fact]
    public async Task The_health_endpoint_needs_no_token()
    {
        using var client = board.CreateAnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        (await client.GetStringAsync("/health")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task The_content_security_policy_allows_only_own_resources_and_no_framing()
    {
        using var client = board.CreateAuthorizedClient();

        var policy = string.Join("; ", (await client.GetAsync("/not-found")).Headers.GetValues("Content-Security-Policy"));

        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
    }
}
