namespace Autograder.Authoring.Judging;

/// <summary>Makes a check's findings: of a hidden check the student is told less.</summary>
internal static class Visibly
{
    extension(Check check)
    {
        /// <param name="hidden">What the student of a hidden check may read: no input, no expected number, nothing that the
        /// student's code could have filled with them.</param>
        public Finding Found(CheckStatus status, string message, string hidden) => new(status, message)
        {
            PublicMessage = check.Visibility switch
            {
                Visibility.Visible => message,
                Visibility.Hidden => hidden,
                _ => throw new System.Diagnostics.UnreachableException($"visibility {check.Visibility}"),
            },
        };
    }
}
