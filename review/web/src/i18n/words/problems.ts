export const problemWords = {
  problem_unreachable: ['The server cannot be reached. Check the connection and try again.', 'サーバーに接続できません。接続を確認してもう一度お試しください。'],
  problem_unexpected: ['Something went wrong. Please try again.', '問題が発生しました。もう一度お試しください。'],
  problem_conflict: ['Somebody else changed it in the meantime. It was read again.', 'ほかの人が先に変更しました。最新の内容を読み込みました。'],
  problem_forbidden: ['Your role does not allow this.', 'この操作をする権限がありません。'],
  problem_gone: ['It is not there any more.', '対象が見つかりません。削除された可能性があります。'],
  problem_too_often: ['Too many attempts. Try again in {seconds|second|seconds}.', '試行回数が多すぎます。{seconds}秒後にお試しください。'],
  problem_too_large: ['The file is larger than the server takes.', 'ファイルがサーバーの上限を超えています。'],
} as const;
