using Evolution.Board.Comparing;
using Evolution.Lab;

namespace Evolution.Board.Tests.Comparing;

public sealed class ResultsLibraryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    ResultsLibrary Library => new(() => Path.Combine(folder.Path, "results"));

    public ResultsLibraryTests() => Directory.CreateDirectory(Path.Combine(folder.Path, "results"));

    [Fact]
    public void The_newest_comes_first_whatever_the_folders_are_called()
    {
        Keep("z", 3);
        Keep("a", 5);
        Keep("m", 4);

        Library.List().Readable.Select(run => run.Folder).ShouldBe(["a", "m", "z"]);
        Library.List().Newest()!.Title.ShouldBe("2026-05-05 09:30: phases 0, 1, 2, 3, stores as processes, full");
    }

    [Fact]
    public void The_newest_of_a_kind_is_not_hidden_by_another_kind()
    {
        Keep("phases", 3);
        folder.Keep("results/one", SampleComparison.Experiment().On(4));
        folder.Keep("results/aspects", SampleComparison.Aspects().On(5));

        Library.List().Newest("phases")!.Folder.ShouldBe("phases");
        Library.List().Newest("aspects")!.Title.ShouldBe("2026-05-05 09:30: phase 0 and 2 aspects, stores as processes, full");
        Library.NewestOfPhases()!.StartedAt.Day.ShouldBe(3);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("../results/inside")]
    [InlineData("inside/")]
    [InlineData("inside/../../outside")]
    [InlineData("./inside")]
    [InlineData("")]
    public void A_name_leads_nowhere_but_into_a_folder_of_results(string name)
    {
        Keep("inside", 3);
        folder.Keep("outside", SampleComparison.Phases());

        Should.Throw<LabException>(() => Library.Read(name)).Message.ShouldBe($"There are no results called '{name}'.");
        Should.Throw<LabException>(() => Library.Read(Path.Combine(folder.Path, "outside")));
        Library.Read("inside").StartedAt.Day.ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_read_is_told_beside_what_can()
    {
        Keep("good", 3);
        folder.Write("results/broken/results.json", "{");
        folder.Write("results/other/notes.txt", "");

        var runs = Library.List();

        runs.Readable.ShouldHaveSingleItem().Folder.ShouldBe("good");
        var broken = runs.Unreadable.ShouldHaveSingleItem();
        broken.Folder.ShouldBe("broken");
        broken.Why.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_file_that_was_written_anew_is_read_anew()
    {
        var library = Library;
        Keep("run", 3);
        library.List().Newest()!.StartedAt.Day.ShouldBe(3);

        Keep("run", 4);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "results", "run", "results.json"), DateTime.UtcNow.AddMinutes(1));

        library.List().Newest()!.StartedAt.Day.ShouldBe(4);
    }

    [Fact]
    public void Where_there_is_no_repository_it_says_so()
    {
        var library = new ResultsLibrary(() => throw new LabException("No repository."));

        Should.Throw<LabException>(library.List).Message.ShouldBe("No repository.");
        Should.Throw<LabException>(() => new ResultsLibrary(() => Path.Combine(folder.Path, "gone")).List()).Message.ShouldStartWith("The results cannot be looked up");
        library.NewestOfPhases().ShouldBeNull();
    }

    public void Dispose() => folder.Dispose();

    void Keep(string name, int day) => folder.Keep($"results/{name}", SampleComparison.Phases().On(day));
}
