using System.Net;
using System.Net.Http.Headers;
using Evolution.Board.Access;

namespace Evolution.Board.Tests.Access;

/// <summary>Whom the Board lets in.</summary>
public sealed class BoardGuardTests : IAsyncLifetime
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
    public async Task Nobody_without_the_token_sees_anything(string path)
    {
        using var stranger = board.Stranger();

        var answer = await stranger.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Open the Board by the link that evo run prints");
    }

    [Fact]
    public async Task A_browser_without_the_token_is_told_on_a_page_how_to_get_in()
    {
        using var stranger = board.Stranger();
        stranger.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

        var answer = await stranger.GetAsync("/break");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("that the command \"Open the Board\" at the resource \"board\" in Aspire's dashboard answers with");
    }

    [Fact]
    public async Task The_link_with_the_token_gives_a_cookie_that_scripts_and_other_sites_do_not_get_and_takes_the_token_out_of_the_address()
    {
        using var stranger = board.Stranger();

        var answer = await stranger.GetAsync($"/break?token={Uri.EscapeDataString(RunningBoard.Token)}&experiment=kill-service");

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe("/break?experiment=kill-service");
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        stranger.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await stranger.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/not-found")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Two_Boards_on_one_machine_do_not_take_each_others_cookies_away() =>
        new BoardOptions("one", "").CookieName.ShouldNotBe(new BoardOptions("two", "").CookieName);

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "http://localhost:1234")]
    [InlineData("Origin", "null")]
    public async Task No_other_web_page_gets_in_even_with_the_token(string header, string value)
    {
        using var friend = board.Friend();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/not-found");
        request.Headers.Add(header, value);

        (await friend.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nothing_is_changed_by_a_request_without_a_token_of_a_form()
    {
        using var friend = board.Friend();

        var answer = await friend.PostAsync("/actions/resources/orders/kill", new FormUrlEncodedContent([]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The form's token is missing or too old");
    }

    [Fact]
    public async Task Whether_it_answers_is_told_to_everybody_on_this_machine_and_nothing_else()
    {
        using var stranger = board.Stranger();
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        (await stranger.GetStringAsync("/health")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_stand_in_no_other_page()
    {
        using var friend = board.Friend();

        var policy = string.Join("; ", (await friend.GetAsync("/not-found")).Headers.GetValues("Content-Security-Policy"));

        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
    }
}
