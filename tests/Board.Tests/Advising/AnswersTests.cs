using Evolution.Board.Advising;
using Evolution.Lab.Advising;
using Microsoft.AspNetCore.WebUtilities;

namespace Evolution.Board.Tests.Advising;

public sealed class AnswersTests
{
    [Fact]
    public void An_address_gives_the_answers_back_that_it_was_made_of()
    {
        var situation = new Situation { Team = 12, RequestsPerSecond = 1234.5, DeploysPerDay = 0.5, OneServer = false, ScalesIndependently = true };

        Answers.Address(situation).ShouldBe("/advise?team=12&rps=1234.5&deploys-per-day=0.5&one-server=no&scale-independently=yes");
        var given = QueryHelpers.ParseQuery(Answers.Address(situation).Split('?')[1]);
        Answers.Read(given["team"], given["rps"], given["deploys-per-day"], given["one-server"], given["scale-independently"]).Situation.ShouldBe(situation);
    }

    [Fact]
    public void What_is_not_answered_is_as_where_the_page_begins_and_there_it_is_enough()
    {
        var answers = Answers.Read(null, null, null, null, null);

        answers.Situation.ShouldBe(Answers.Usual);
        answers.Refusals.ShouldBeEmpty();
        Advisor.Advise(answers.Situation).Enough.ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_answer_is_refused_in_words_and_the_others_count()
    {
        var answers = Answers.Read("0", "12", "many", "maybe", "yes");

        answers.Situation.ShouldBe(Answers.Usual with { RequestsPerSecond = 12, ScalesIndependently = true });
        answers.Refusals.ShouldBe(
        [
            "How many people work on it? The answer is a whole number of people from 1 to a billion, and not '0'.",
            "How many deploys are there a day? 0.5 is every other day. The answer is a number from 0 to a billion, such as 300 or 0.5, and not 'many'.",
            "Does one server handle all of it? The answer is yes or no, and not 'maybe'.",
        ]);
    }
}
