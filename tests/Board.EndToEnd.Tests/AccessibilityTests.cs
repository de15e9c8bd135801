using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Every page is accessible by keyboard and screen reader, and fits a projector and a phone.</summary>
public sealed class AccessibilityTests(BoardHost board)
{
    static readonly AxeRunOptions WcagLevelsAAndAA = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static TheoryData<string> Pages => ["/", "/?node=phase0-inventory", "/break", "/break/play", "/compare", "/spot", "/advise", "/learn", "/not-found"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_h1_and_no_WCAG_A_or_AA_violations_in_light_and_dark_mode(string page)
    {
        await using var session = await board.OpenAsync(page);

        (await session.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await FindViolationsAsync(session)).ShouldBeEmpty();
        await session.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await FindViolationsAsync(session)).ShouldBeEmpty();
        session.ConsoleErrors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_horizontally_on_a_phone(string page)
    {
        await using var session = await board.OpenAsync(page, BrowserProfile.Phone);

        (await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(BrowserProfile.Phone.Width);
    }

    [Fact]
    public async Task The_skip_link_all_pages_and_all_nodes_are_reachable_by_keyboard()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync();

        // Focus starts at the page's heading and wraps around at the end.
        var focusedNames = new HashSet<string>();
        for (var pressCount = 0; pressCount < 120; pressCount++)
        {
            await session.Page.Keyboard.PressAsync("Tab");
            focusedNames.Add(await session.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()"));
        }

        string[] nodes = ["gateway", "inventory", "orders", "payments"];
        string[] expected = ["Skip to content", "Break it", "Compare", "Spot", "Advise", .. nodes.Select(node => $"{node}: healthy, shows details")];
        expected.Except(focusedNames).ShouldBeEmpty();
    }

    internal static async Task<IEnumerable<string>> FindViolationsAsync(BrowserSession session) =>
        (await session.Page.RunAxe(WcagLevelsAAndAA)).Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
}
