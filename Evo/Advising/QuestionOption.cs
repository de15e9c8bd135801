using System.CommandLine;
using Evolution.Lab.Advising;

namespace Evolution.Evo.Advising;

/// <summary>The option that answers a question. Its value is text, because a boolean option does not accept <c>yes</c>.</summary>
sealed class QuestionOption<T> : Option<string?> where T : struct
{
    readonly Question<T> question;

    public QuestionOption(Question<T> question) : base(question.Option)
    {
        this.question = question;
        HelpName = question.Format;
        Description = question.Text;
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && question.Parse(token.Value) is null) result.AddError(question.GetInvalidValueMessage(token.Value));
        });
    }

    /// <summary>Reads the answer; null if the option is not given.</summary>
    public T? Read(ParseResult parsed) => parsed.GetValue(this) is { } text ? question.Parse(text) : null;
}
