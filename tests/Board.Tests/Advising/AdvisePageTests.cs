using Bunit;
using Evolution.Board.Advising;
using Evolution.Board.Comparing;
using Evolution.Board.Tests.Comparing;
using Evolution.Lab;
using Evolution.Lab.Advising;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Advising;

public sealed class AdvisePageTests : BunitContext
{
    readonly TemporaryFolder folder = new();

    public AdvisePageTests() => Services.AddSingleton(new ResultsLibrary(() => folder.Path));

    [Theory]
    [InlineData("team", Formula.Team - 1, true)]
    [InlineData("team", Formula.Team, false)]
    [InlineData("rps", Formula.RequestsPerSecond - 10, true)]
    [InlineData("rps", Formula.RequestsPerSecond, false)]
    [InlineData("deploys", Formula.DeploysPerDay - 0.5, true)]
    [InlineData("deploys", Formula.DeploysPerDay, false)]
    public void A_slider_turns_the_verdict_exactly_at_its_limit(string slider, double value, bool enough)
    {
        var page = Show();

        page.Find($"#{slider}").Input($"{value}");

        page.Find(".verdict").TextContent.ShouldStartWith(enough ? "It is enough" : "It is not enough: 1 of 5 conditions is broken.");
        page.Find($"#{slider}").GetAttribute("aria-valuetext")!.ShouldEndWith(enough ? "holds" : "BROKEN");
    }

    [Theory]
    [InlineData("one-server", "yes", true)]
    [InlineData("one-server", "no", false)]
    [InlineData("independent-scaling", "no", true)]
    [InlineData("independent-scaling", "yes", false)]
    public void A_switch_turns_it_too(string condition, string answer, bool enough)
    {
        // From the other side, so that a switch that does nothing is seen.
        var page = Show(condition is "one-server" ? $"?one-server={(answer is "yes" ? "no" : "yes")}" : $"?scale-independently={(answer is "yes" ? "no" : "yes")}");

        page.Find($"input[name={condition}][value={answer}]").Change(answer);

        page.Find(".verdict").TextContent.ShouldStartWith(enough ? "It is enough" : "It is not enough");
    }

    [Theory]
    [InlineData("team", "1", "20", "enough while below 5")]
    [InlineData("rps", "0", "3000", "enough while below 1,000")]
    [InlineData("deploys", "0", "20", "enough while below 5")]
    public void Each_slider_shows_its_limit(string slider, string least, string most, string limit)
    {
        var page = Show();

        var input = page.Find($"#{slider}");
        input.GetAttribute("min").ShouldBe(least);
        input.GetAttribute("max").ShouldBe(most);
        page.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe(limit);
        page.Find($"label[for={slider}]").TextContent.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("?team=3&rps=100&deploys-per-day=1&one-server=yes&scale-independently=no")]
    [InlineData("?team=9&rps=100&deploys-per-day=1&one-server=no&scale-independently=no")]
    [InlineData("?team=3&rps=5000&deploys-per-day=60&one-server=yes&scale-independently=yes")]
    public void A_link_shows_the_advice_of_the_Lab(string query)
    {
        var given = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        var advice = Advisor.Advise(Answers.Read(given["team"], given["rps"], given["deploys-per-day"], given["one-server"], given["scale-independently"]).Situation);

        var page = Show(query);

        page.Find(".verdict").TextContent.ShouldBe(AdviceText.Verdict(advice));
        page.FindAll("tbody td:last-child").Select(cell => cell.TextContent).ShouldBe(advice.Remedies.Select(remedy => remedy.Reason));
        page.FindAll("ol li").Select(step => step.TextContent).ShouldBe(advice.Next?.Steps ?? []);
        page.Markup.ShouldContain(AdviceText.Command(advice));
    }

    [Fact]
    public void What_was_answered_is_in_the_address_once_the_slider_rests()
    {
        var page = Show();

        page.Find("#team").Input("7");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/advise");
        page.Find("#team").Change("7");

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/advise?team=7&rps=300&deploys-per-day=2&one-server=yes&scale-independently=no");
        page.Find("#team").GetAttribute("value").ShouldBe("7");
    }

    [Fact]
    public void What_is_no_answer_is_told()
    {
        var page = Show("?team=nobody&rps=2000");

        page.Find(".refusal").TextContent.ShouldContain("and not 'nobody'");
        page.Find(".verdict").TextContent.ShouldStartWith("It is not enough: 1 of 5");
    }

    [Fact]
    public void Where_nothing_was_measured_effort_and_effect_are_claims_and_said_to_be()
    {
        var page = Show("?team=9");

        page.FindAll(".figures").ShouldAllBe(figure => figure.TextContent.Contains("Claimed, not measured"));
        page.Markup.ShouldContain("Nothing was measured here yet");
        page.FindAll("svg").ShouldBeEmpty();
    }

    [Fact]
    public void Where_phases_were_measured_the_newest_run_tells_them()
    {
        folder.Keep("old", SampleComparison.Of("phases", 1, [SampleComparison.Phase(0, 1)]).On(1));
        folder.Keep("run", SampleComparison.Phases().On(4));
        folder.Keep("later", SampleComparison.Experiment().On(5));

        var page = Show("?team=9");

        var next = Advisor.Advise(Answers.Usual with { Team = 9 }, SampleComparison.Phases()).Next!;
        page.FindAll(".figures").Select(figure => figure.TextContent).ShouldBe([$"Effort. {next.Effort}", $"Effect. {next.Effect}"]);
        next.Effect.ShouldStartWith("Measured");
        page.Find("svg").GetAttribute("aria-label")!.ShouldContain("phase 3 99 %");
        page.Find("fieldset .note").TextContent.ShouldContain("phase 0 served 410 orders/s well, enough for 300 requests a second");
    }

    [Fact]
    public void Outside_of_a_repository_it_advises_all_the_same()
    {
        Services.AddSingleton(new ResultsLibrary(() => throw new LabException("No repository.")));

        Show("?team=9").Find(".verdict").TextContent.ShouldStartWith("It is not enough");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    IRenderedComponent<AdvisePage> Show(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/advise{query}");
        return Render<AdvisePage>();
    }
}
