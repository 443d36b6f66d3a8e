namespace Autograder.Authoring.Judging;

internal static class InternalError
{
    public static Finding Of(OracleException exception) => new(CheckStatus.InternalError, exception.Message)
    {
        PublicMessage = "this check could not be made: the fault is the grader's and costs no points",
    };
}
