using Evolution.Board.Advising;
using Evolution.Lab.Advising;
using Microsoft.AspNetCore.WebUtilities;

namespace Evolution.Board.Tests.Advising;

public sealed class AnswersTests
{
    [Fact]
    public void The_address_can_be_parsed_into_the_same_answers()
    {
        var situation = new Situation { Team = 12, RequestsPerSecond = 1234.5, DeploysPerDay = 0.5, OneServer = false, ScalesIndependently = true };

        Answers.GetAddress(situation).ShouldBe("/advise?team=12&rps=1234.5&deploys-per-day=0.5&one-server=no&scale-independently=yes");
        var query = QueryHelpers.ParseQuery(Answers.GetAddress(situation).Split('?')[1]);
        Answers.Parse(query["team"], query["rps"], query["deploys-per-day"], query["one-server"], query["scale-independently"]).Situation.ShouldBe(situation);
    }

    [Fact]
    public void Missing_answers_default_to_a_situation_that_meets_all_conditions()
    {
        var answers = Answers.Parse(null, null, null, null, null);

        answers.Situation.ShouldBe(Answers.Default);
        answers.Errors.ShouldBeEmpty();
        Advisor.Advise(answers.Situation).Enough.ShouldBeTrue();
    }

    [Fact]
    public void Invalid_answers_are_reported_and_replaced_with_defaults()
    {
        var answers = Answers.Parse("0", "12", "many", "maybe", "yes");

        answers.Situation.ShouldBe(Answers.Default with { RequestsPerSecond = 12, ScalesIndependently = true });
        answers.Errors.ShouldBe(
        [
            "How many people work on it? Expected a whole number of people from 1 to a billion, but got '0'.",
            "How many deploys are there per day? 0.5 is every other day. Expected a number from 0 to a billion, such as 300 or 0.5, but got 'many'.",
            "Does one server handle the whole load? Expected yes or no, but got 'maybe'.",
        ]);
    }
}
